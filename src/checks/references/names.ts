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

  /** Reports a name that nothing has. */
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

/** Looks something up only once for each object: each of thousands of proxies may ask for it. */
export function once<Given extends object, Found>(find: (given: Given) => Found): (given: Given) => Found {
  const known = new WeakMap<Given, { found: Found }>();
  return (given) => {
    const { found } = known.get(given) ?? { found: find(given) };
    known.set(given, { found });
    return found;
  };
}

/** The certificate authorities of the inputs, and the system's. */
export const authorityNames = once(
  ({ certificateAuthorities }: InputsDraft) =>
    new Names("certificate authority", [...(certificateAuthorities ?? []), { name: systemAuthorities }]),
);

/** The certificates of the inputs. */
export const certificateNames = once(
  ({ certificates }: InputsDraft) => new Names("certificate", certificates),
);

/** The certificate revocation lists of the inputs. */
export const revocationListNames = once(
  ({ certificateRevocationLists }: InputsDraft) =>
    new Names("certificate revocation list", certificateRevocationLists),
);

/** The backends of the inputs. */
export const backendNames = once(({ backends }: InputsDraft) => new Names("backend", backends));

/** The backends of the inputs, by name. */
export const backendsByName = once(
  ({ backends }: InputsDraft) =>
    new Map(
      present(backends).map(([backend]): [string | undefined, BackendDraft] => [backend.name, backend]),
    ),
);

/** The maps of the inputs. */
export const mapNames = once(({ maps }: InputsDraft) => new Names("map", maps));

/** The files of the inputs. */
export const fileNames = once(({ files }: InputsDraft) => new Names("file", files));

/** The caches of the inputs. */
export const cacheNames = once(({ caches }: InputsDraft) => new Names("cache", caches));

/** The groups of error pages of the inputs. */
export const httpErrorsNames = once(
  ({ httpErrors }: InputsDraft) => new Names("group of `httpErrors`", httpErrors),
);

/** The userlists of the inputs. */
export const userlistNames = once(({ userlists }: InputsDraft) => new Names("userlist", userlists));

/** The resolvers of the inputs. */
export const resolversNames = once(
  ({ resolvers }: InputsDraft) => new Names("group of `resolvers`", resolvers),
);

/** The lists of the inputs. */
export const listNames = once(({ lists }: InputsDraft) => new Names("list", lists));
