import { systemAuthorities } from "../../language/files";
import { present } from "../../faults/given";
import type { BackendDraft, InputsDraft } from "../../model/draft";
import { type Path, type Report, show } from "../../faults/faults";

/** The names that inputs refer to. */
export class Names {
  private readonly names: Set<string>;

  constructor(
    private readonly kind: string,
    list: readonly ({ name?: string } | undefined)[] | undefined,
  ) {
    this.names = new Set(present(list).flatMap(([{ name }]) => (name === undefined ? [] : [name])));
  }

  /** Reports a name that does not exist. */
  check(name: string | undefined, path: Path, report: Report): void {
    if (name !== undefined && !this.names.has(name)) {
      const known = [...this.names].join(", ");
      report(
        path,
        `there is no ${this.kind} ${show(name)}; ${known === "" ? "none is given" : `there are ${known}`}`,
      );
    }
  }
}

/** Caches a look-up for each object, because thousands of proxies may need it. */
export function once<Given extends object, Found>(find: (given: Given) => Found): (given: Given) => Found {
  const known = new WeakMap<Given, { found: Found }>();
  return (given) => {
    const { found } = known.get(given) ?? { found: find(given) };
    known.set(given, { found });
    return found;
  };
}

/** Returns the certificate authorities of the inputs, and the system's. */
export const authorityNames = once(
  ({ certificateAuthorities }: InputsDraft) =>
    new Names("certificate authority", [...(certificateAuthorities ?? []), { name: systemAuthorities }]),
);

/** Returns the certificates of the inputs. */
export const certificateNames = once(
  ({ certificates }: InputsDraft) => new Names("certificate", certificates),
);

/** Returns the certificate revocation lists of the inputs. */
export const revocationListNames = once(
  ({ certificateRevocationLists }: InputsDraft) =>
    new Names("certificate revocation list", certificateRevocationLists),
);

/** Returns the backends of the inputs. */
export const backendNames = once(({ backends }: InputsDraft) => new Names("backend", backends));

/** Returns the backends of the inputs, by name. */
export const backendsByName = once(
  ({ backends }: InputsDraft) =>
    new Map(
      present(backends).map(([backend]): [string | undefined, BackendDraft] => [backend.name, backend]),
    ),
);

/** Returns the maps of the inputs. */
export const mapNames = once(({ maps }: InputsDraft) => new Names("map", maps));

/** Returns the files of the inputs. */
export const fileNames = once(({ files }: InputsDraft) => new Names("file", files));

/** Returns the caches of the inputs. */
export const cacheNames = once(({ caches }: InputsDraft) => new Names("cache", caches));

/** Returns the groups of error pages of the inputs. */
export const httpErrorsNames = once(
  ({ httpErrors }: InputsDraft) => new Names("group of `httpErrors`", httpErrors),
);

/** Returns the userlists of the inputs. */
export const userlistNames = once(({ userlists }: InputsDraft) => new Names("userlist", userlists));

/** Returns the resolvers of the inputs. */
export const resolversNames = once(
  ({ resolvers }: InputsDraft) => new Names("group of `resolvers`", resolvers),
);

/** Returns the lists of the inputs. */
export const listNames = once(({ lists }: InputsDraft) => new Names("list", lists));
