import { readFileSync } from "node:fs";
import path from "node:path";

const read = (file: string) => readFileSync(path.join(__dirname, "certificates", file), "utf8");

/** A certificate of the tests, valid from 2020 to 2120, with its key. */
export const certificate = (name: string) => ({
  name,
  certificate: read(`${name}.crt`),
  privateKey: read(`${name}.key`),
});

/** The authority that signed the certificates `server` (app.internal) and `client`. */
export const authority = (name: string) => ({ name, certificate: read("ca.crt") });
