/** Stands for a library that another one would load if it were asked to, which never happens here (`vite.config.ts`). */
export const absent = true;
