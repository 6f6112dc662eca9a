/** The words of a line, taken from the front. */
export class Reader {
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  get done(): boolean {
    return this.at >= this.words.length;
  }

  /** The number of words left. */
  get left(): number {
    return this.words.length - this.at;
  }

  peek(): string | undefined {
    return this.words[this.at];
  }

  take(): string | undefined {
    return this.words[this.at++];
  }

  /** Takes all words left. */
  rest(): string[] {
    const left = this.words.slice(this.at);
    this.at = this.words.length;
    return left;
  }

  /** Takes one or more words if they come next. */
  takeKeyword(keyword: string): boolean {
    const wanted = keyword.split(" ");
    if (!wanted.every((part, index) => this.words[this.at + index] === part)) return false;
    this.at += wanted.length;
    return true;
  }

  /** Runs an attempt, and returns its words to the line if it fails. */
  attempt(read: (reader: this) => boolean): boolean {
    const before = this.at;
    const succeeded = read(this);
    if (!succeeded) this.at = before;
    return succeeded;
  }
}
