interface ImportMeta {
  /** Given by Vite; absent where the Worker is bundled by something else. */
  readonly env?: { readonly MODE: string };
}
