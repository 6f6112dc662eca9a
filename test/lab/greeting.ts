import { connect } from "node:net";

/** What a TCP service says first; nothing when it cannot be reached within a second. */
export function greeting(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (text: string): void => {
      socket.destroy();
      resolve(text);
    };
    socket.on("data", (chunk: Buffer) => {
      end(chunk.toString());
    });
    for (const event of ["error", "timeout", "close"]) {
      socket.on(event, () => {
        end("");
      });
    }
  });
}
