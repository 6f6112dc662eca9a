import { execFile } from "node:child_process";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One request by curl, as a user of the service would make it. Status 0: no answer. */
export function get(url: string, ...options: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile("curl", ["-sS", "-i", "-m", "5", ...options, url], (_error, stdout) => {
      const [head = "", ...body] = stdout.split("\r\n\r\n");
      const [status = "", ...lines] = head.split("\r\n");
      const headers = lines.map((line): [string, string] => {
        const [name = "", ...value] = line.split(": ");
        return [name.toLowerCase(), value.join(": ")];
      });
      resolve({
        status: Number(status.split(" ")[1] ?? 0),
        headers: Object.fromEntries(headers),
        body: body.join("\r\n\r\n"),
      });
    });
  });
}
