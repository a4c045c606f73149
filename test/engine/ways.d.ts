import { type Kernel } from "#core/engine/fast/kernel";
/**
 * The answer of a text for each way to make it, by its name: one case after another, in lockstep, in WebAssembly; in 1 shard and in 64; counted by one
 * and by two. Empty for a text with errors. Leaves no kernel behind.
 */
export declare function runEveryWay(source: string, kernel: Kernel): Readonly<Record<string, string>>;
