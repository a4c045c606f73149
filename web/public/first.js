// Before the first paint: the theme, and whether the page opens with the diagram that every first visit sees, whose picture is in the page already.
(() => {
  const root = document.documentElement;
  let theme = null;
  let text = null;
  try {
    theme = localStorage.getItem("flowodds.theme");
    text = localStorage.getItem("flowodds.text");
  } catch {
    // A browser that keeps nothing has nothing to show instead.
  }
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "dark" : "light";
  const plain = location.pathname === "/" && !/^#\d+:/.test(location.hash) && !/[?&]code=/.test(location.search);
  if (plain && text === null) root.dataset.first = "";
})();
