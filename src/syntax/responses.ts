import { http } from "../language/availability";
import { CompressionAlgorithm } from "../args";
import type { CacheModel, ErrorFileModel, HttpErrorsModel, ResponseOptionsModel } from "../model/model";
import { fileOf, number, oneOf, onOff, text } from "../language/codec";
import { inOrder } from "../language/combined";
import { after, Parts } from "../language/parts";
import { reply } from "./rules/reply";
import { availableField, type Field, Fields } from "../language/section";

const fields = new Fields<ResponseOptionsModel>();
type Compression = NonNullable<ResponseOptionsModel["compression"]>;
const ofCompression = new Parts<Compression>();
const compressionFields = new Fields<Compression>();
const ofImport = new Parts<ResponseOptionsModel["importedErrorFiles"][number]>();
const ofErrorFile = new Parts<ErrorFileModel>();

const errorFile = inOrder(
  ofErrorFile.positional("status", number),
  ofErrorFile.positional("file", fileOf("file")),
);

/** The lines of compression and error pages. */
export const responseOptionLines: Field<ResponseOptionsModel>[] = [
  availableField(
    http,
    "compression",
    fields.inside(
      "compression",
      compressionFields.line(
        after("compression algo", ofCompression.restAdded("algorithms", oneOf(CompressionAlgorithm))),
      ),
      compressionFields.line(after("compression type", ofCompression.restAdded("types", text))),
    ),
  ),
  fields.each(
    "importedErrorFiles",
    "errorfiles",
    inOrder(ofImport.positional("httpErrors", text), ofImport.rest("statuses", number)),
    http,
  ),
  fields.each("errorFiles", "errorfile", errorFile, http),
  fields.each("errorReplies", "http-error", reply, http),
];

/** The lines of an `http-errors` section. */
export const httpErrorsLines: Field<HttpErrorsModel>[] = [
  new Fields<HttpErrorsModel>().each("errorFiles", "errorfile", errorFile),
];

const ofCache = new Parts<CacheModel>();
const cacheFields = new Fields<CacheModel>();

/** The lines of a `cache` section. */
export const cacheLines: Field<CacheModel>[] = [
  cacheFields.line(ofCache.argument("totalMaxSize", "total-max-size", number)),
  cacheFields.line(ofCache.argument("maxObjectSize", "max-object-size", number)),
  cacheFields.line(ofCache.argument("maxAge", "max-age", number)),
  cacheFields.line(ofCache.argument("processVary", "process-vary", onOff, { since: "2.4" })),
  cacheFields.line(
    ofCache.argument("maxSecondaryEntries", "max-secondary-entries", number, { since: "2.4" }),
  ),
];
