import { z } from "zod";
import { HttpConnectionMode } from "../args";
import * as keywords from "../keywords/proxyOptions";
import { frontendLog, proxyLog } from "./logging";
import { emailAlert } from "./mailers";
import { object } from "../values/objects";
import { responseOptions } from "./response";
import * as values from "../values";

const { headerName } = values;

const proxyOptions = {
  httpConnectionMode: z.enum(HttpConnectionMode).optional(),
  forwardfor: object({
    except: values.network.optional(),
    header: headerName.optional(),
    ifNone: z.boolean().optional(),
  }).optional(),
  originalto: object({ except: values.network.optional(), header: headerName.optional() }).optional(),
  ...keywords.proxyOptions.shape,
  emailAlert: emailAlert.optional(),
  ...responseOptions,
};

/** Options of a frontend, which `defaults` can set for all. */
export const frontendOptions = {
  ...proxyOptions,
  ...keywords.frontendConnections.shape,
  ...frontendLog,
  ...keywords.frontendOptions.shape,
};

/** Options of a backend, which `defaults` can set for all. */
export const backendOptions = {
  ...proxyOptions,
  ...keywords.backendOptions.shape,
  ...proxyLog,
};
