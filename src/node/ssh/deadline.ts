/** The end of the time that something may take, on a clock that nobody sets. */
export class Deadline {
  private readonly end: number;

  constructor(readonly seconds: number) {
    this.end = performance.now() + seconds * 1000;
  }

  get secondsLeft(): number {
    return Math.max(0, this.end - performance.now()) / 1000;
  }

  /** At most so long, and at most half of the time that is left: the other half is for another way. */
  part(seconds: number): Deadline {
    return new Deadline(Math.min(seconds, this.secondsLeft / 2));
  }

  /** Settles as `work` does, or rejects with the error that `late` returns once the time is over. */
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
