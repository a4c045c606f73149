import { describe, expect, test } from "vitest";
import { ask, post, readProblem, seedPage, smallest } from "./ask.ts";

const paths = ["/", "/embed", "/gallery", "/s/abc", "/nothing/here", "/api/health", "/api/docs", "/api/nothing"];

describe("the security headers", () => {
  test.each(paths)("stand on %s", async (path) => {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("flowodds-engine")).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("let any page frame the embed, and nobody anything else", async () => {
    const framing = async (path: string) => {
      const { headers } = await ask(path);
      const policy = headers.get("content-security-policy") ?? "";
      return [/frame-ancestors ([^;]+)/.exec(policy)?.[1], headers.get("x-frame-options")];
    };
    for (const path of ["/embed", "/embed/abc", "/embed/abc/def", "/embed.html"]) {
      expect([path, await framing(path)]).toEqual([path, ["*", null]]);
    }
    for (const path of [...paths.filter((one) => one !== "/embed"), "/embedded", "/api/embed", "/x/embed"]) {
      expect([path, await framing(path)]).toEqual([path, ["'none'", "DENY"]]);
    }
  });

  test("stand on problems too, a preflight and a wrong method included", async () => {
    for (const answer of [
      await post("/api/simulate?cases=x", smallest),
      await ask("/api/simulate", { method: "OPTIONS" }),
      await ask("/api/simulate"),
      await ask("/", { method: "POST" }),
    ]) {
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("flowodds-engine")).not.toBeNull();
    }
  });
});

describe("other origins", () => {
  const origin = "https://elsewhere.test";

  test("may ask the interface and read what it answers, problems included", async () => {
    for (const answer of [
      await post("/api/parse", seedPage, "text/plain", { origin }),
      await post("/api/simulate?cases=x", smallest, "text/plain", { origin }),
      await ask("/api/nothing", { headers: { origin } }),
    ]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      expect(answer.headers.get("access-control-expose-headers")).toContain("flowodds-engine");
    }
  });

  test("are told so in a preflight", async () => {
    const answer = await ask("/api/simulate", {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-methods")).toContain("POST");
    expect(answer.headers.get("access-control-allow-headers")).toContain("content-type");
  });

  test("are not let into the pages", async () => {
    expect((await ask("/", { headers: { origin } })).headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("answers of the interface differ by Accept and Accept-Language, and say so", async () => {
  const vary = (await post("/api/parse", smallest)).headers.get("vary") ?? "";
  expect(vary).toContain("Accept");
  expect(vary).toContain("Accept-Language");
});

describe("methods and addresses", () => {
  test("a wrong method is told the right one", async () => {
    for (const [method, path, allow] of [
      ["GET", "/api/simulate", "POST, OPTIONS"],
      ["POST", "/api/health", "GET, HEAD, OPTIONS"],
      ["DELETE", "/api/openapi.json", "GET, HEAD, OPTIONS"],
      ["POST", "/", "GET, HEAD"],
      ["PUT", "/embed", "GET, HEAD"],
    ] as const) {
      const answer = await ask(path, { method });
      expect([method, path, answer.headers.get("allow")]).toEqual([method, path, allow]);
      expect((await readProblem(answer)).code).toBe("wrong-method");
    }
  });

  test("HEAD is GET without a body", async () => {
    for (const path of ["/", "/embed", "/api/health", "/api/openapi.json", "/api/docs"]) {
      const answer = await ask(path, { method: "HEAD" });
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, ""]);
    }
  });

  test.each(["/api", "/api/", "/api/nothing", "/api/parse/", "/api/constructor", "/api/%00"])(
    "%s of the interface is a problem 404",
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect((await readProblem(answer)).code).toBe("not-found");
    },
  );
});
