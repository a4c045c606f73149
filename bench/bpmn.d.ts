/** The yardstick's module has no types of its own. */
declare module "bpmn-js-token-simulation/lib/viewer" {
  const simulation: Record<string, unknown>;
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default simulation;
}
