/** Version of the engine, part of every answer: the same version, text and seed give the same bytes. Equal to the package's. */
export const engineVersion = "1.0.0";
