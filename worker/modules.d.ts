/** WebAssembly is compiled when the Worker is deployed, not when a request needs it. */
declare module "*.wasm" {
  const module: WebAssembly.Module;

  export default module;
}

declare module "*.bin" {
  const bytes: ArrayBuffer;

  export default bytes;
}

declare module "*.sql" {
  const text: string;

  export default text;
}
