import { existsSync } from "node:fs";
import { connect } from "node:net";
import { Service, type ServiceOptions } from "./service";

const configuration = (service: Service) => `
primary_hostname = mail.lab.test
keep_environment =
tls_advertise_hosts =
acl_smtp_rcpt = everyone
queue_only = false
begin acl
everyone:
  accept
begin routers
all:
  driver = accept
  transport = mailbox
begin transports
mailbox:
  driver = appendfile
  file = ${service.file("mailbox")}
  user = Debian-exim
`;

/** The SMTP server Exim, mail.lab.test, which takes every mail. */
export function startSmtp(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    files: (exim) => ({ "exim.conf": configuration(exim) }),
    command: (exim) => [
      ...["exim4", "-bdf", "-C", exim.file("exim.conf"), "-oX", `127.0.0.1.${exim.port}`, "-oP", ""],
    ],
    answers: async ({ port }) => (await smtp(port)).startsWith("220 "),
  });
}

/** The mails that the server took, one after the other. */
export const mailsOf = (exim: Service): string =>
  existsSync(exim.file("mailbox")) ? exim.read("mailbox") : "";

/** All that a server answers to these lines, the last of which should be QUIT. */
export function smtp(port: number, ...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const waiting = [...lines, "QUIT"];
    let answers = "";
    socket.setTimeout(5000, () => socket.destroy(new Error(`no answer within 5 s after: ${answers}`)));
    socket.on("data", (chunk: Buffer) => {
      answers += chunk.toString();
      // The last line of an answer has a space after its code.
      const next = /^\d{3} .*\r\n$/m.test(answers.split("\r\n").slice(-2).join("\r\n")) && waiting.shift();
      if (typeof next === "string") {
        socket.write(`${next}\r\n`);
      }
    });
    socket.on("error", reject);
    socket.on("close", () => {
      resolve(answers);
    });
  });
}
