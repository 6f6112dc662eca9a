/** As much of a section's inputs as was read. */
export type Draft = Record<string, unknown>;
