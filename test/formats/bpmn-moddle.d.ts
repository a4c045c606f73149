declare module "bpmn-moddle" {
  export class BpmnModdle {
    fromXML(xml: string): Promise<{
      readonly rootElement: { readonly diagrams: readonly unknown[] };
      readonly warnings: readonly unknown[];
    }>;
  }
}
