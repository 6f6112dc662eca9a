import { existsSync } from "node:fs";
import { Service, type ServiceOptions } from "./service";

const configuration = (service: Service) => `
global(workDirectory="${service.folder}")
module(load="imudp")
module(load="imtcp")
module(load="imuxsock" SysSock.Use="off")
input(type="imudp" address="127.0.0.1" port="${service.port}")
input(type="imtcp" address="127.0.0.1" port="${service.port}")
input(type="imuxsock" socket="${service.file("log")}")
template(name="line" type="string" string="%pri-text% %app-name%:%msg%\\n")
action(type="omfile" file="${service.file("messages")}" template="line")
`;

/** A system log: over UDP and TCP on its port, and over the Unix socket `file("log")`. */
export function startRsyslog(options: ServiceOptions = {}): Promise<Service> {
  return Service.start({
    ...options,
    files: (rsyslog) => ({ "rsyslog.conf": configuration(rsyslog) }),
    command: (rsyslog) => ["rsyslogd", "-n", "-f", rsyslog.file("rsyslog.conf"), "-i", "NONE"],
    answers: (rsyslog) => Promise.resolve(existsSync(rsyslog.file("log"))),
  });
}

/** The messages that it took, such as "local0.info haproxy: Proxy web started." */
export const messagesOf = (rsyslog: Service): string[] =>
  existsSync(rsyslog.file("messages")) ? rsyslog.read("messages").trimEnd().split("\n") : [];
