import type { PairUnderTest } from "./pairUnderTest";

/** What clients and the network may notice of one try. */
export interface Target {
  /** Milliseconds without an answer, in half of the tries at most. @default none may fail: no request fails */
  gap?: number;
  /** How often the virtual address may move. @default 1 with `gap`, else 0 */
  moves?: number;
  /** Milliseconds that two nodes may hold the address. @default 0 */
  twoHolders?: number;
}

/** One fault or change. A new one is one entry in a file of rows/. */
export interface Row {
  /** As the table names it. */
  name: string;
  /** @default no request fails and the address stays */
  target?: Target;
  /** How often it is tried, or what is tried in turn. @default 1 */
  tries?: number | ((pair: PairUnderTest) => Promise<string[]>);
  /** How many of the tries a shortened run makes. @default 0 */
  short?: number;
  /** What a try begins with other than the pair of the lab, before there are clients. */
  prepare?: (pair: PairUnderTest) => Promise<void>;
  /** Where its clients go. @default the virtual address */
  clientsAt?: (pair: PairUnderTest) => string;
  /** One try, under load. Throws where the pair does not do as it must; leaves hosts that run and are reached. */
  run: (pair: PairUnderTest, what: string) => Promise<void>;
  /** What is checked once the clients have stopped. Leaves what it likes. */
  after?: (pair: PairUnderTest) => Promise<void>;
}
