/** The end of a time limit, on a monotonic clock. */
export class Deadline {
  private readonly end: number;

  constructor(readonly seconds: number) {
    this.end = performance.now() + seconds * 1000;
  }

  get secondsLeft(): number {
    return Math.max(0, this.end - performance.now()) / 1000;
  }

  /** Returns a deadline after at most `seconds` and half of the remaining time: the other half is for a second try. */
  part(seconds: number): Deadline {
    return new Deadline(Math.min(seconds, this.secondsLeft / 2));
  }

  /** Settles like `work`, or rejects with the error of `late` once the time is over. */
  async bound<T>(work: Promise<T>, late: () => Error): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(late());
      }, this.secondsLeft * 1000);
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      clearTimeout(timer);
    }
  }
}
