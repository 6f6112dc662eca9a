/** The layers of src/: each uses those above it, never those below. See .github/CONTRIBUTING.md. */
const layers = [
  "args/",
  "language/",
  "values/",
  "keywords/",
  "schema/",
  "faults/",
  "model/",
  "syntax/",
  "expand/",
  "checks/",
  "validate.ts",
  "render/",
  "import/",
  "node/",
  "rollout/",
  "haproxyPair.ts",
  "index.ts",
  "program/",
  "cli/",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.slice(0, -1).map((layer, index) => ({
      name: `${layer} uses no layer below it`,
      severity: "error",
      from: { path: `^src/${layer}` },
      to: { path: `^src/(${layers.slice(index + 1).join("|")})` },
    })),
    {
      name: "every file is in a layer",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: `^src/(${layers.join("|")})` },
    },
    {
      name: "node/ and rollout/ do not import configurations",
      severity: "error",
      from: { path: "^src/(node|rollout)/" },
      to: { path: "^src/import/" },
    },
    { name: "no circles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
