import { systemAuthorities } from "../syntax/files";
import { type InputsDraft, present } from "./draft";
import { type Path, type Report, show } from "./faults";

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

/** The certificate authorities of the inputs, and the system's. */
export const authorityNames = ({ certificateAuthorities }: InputsDraft): Names =>
  new Names("certificate authority", [...(certificateAuthorities ?? []), { name: systemAuthorities }]);
