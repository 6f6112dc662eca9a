import { EmailAlertLevel } from "../args";
import type { BackendOptionsModel, MailersModel } from "../model/model";
import { duration, oneOf, text } from "../language/codec";
import { inOrder } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { addressAndPort, socket } from "../language/socket";

type Mailer = MailersModel["servers"][number];
type EmailAlert = NonNullable<BackendOptionsModel["emailAlert"]>;

const of = new Parts<MailersModel>();
const fields = new Fields<MailersModel>();
const ofMailer = new Parts<Mailer>();

const location: Part<Mailer> = {
  keys: ["address", "port"],
  needed: [["address"]],
  write: ({ address, port }) => [socket(address, port)],
  read: (reader, into) =>
    reader.attempt(() => {
      const read = addressAndPort(reader.take() ?? "");
      if (read !== undefined) Object.assign(into, read);
      return read !== undefined;
    }),
};

/** HAProxy 3.2 still sends mail, but warns about it. */
export const mailAvailability = {
  until: {
    release: "3.1",
    instead: "use syslog, with `logs` and `logHealthChecks`, or mail from a Lua script",
  },
};

/** The lines of a `mailers` section. */
export const mailersLines: Field<MailersModel>[] = [
  fields.line(of.argument("timeoutMail", "timeout mail", duration)),
  fields.each("servers", "mailer", inOrder(ofMailer.positional("name", text), location)),
];

const ofAlert = new Parts<EmailAlert>();
const alertFields = new Fields<EmailAlert>();

/** The lines `email-alert`. */
export const emailAlertLines: Field<EmailAlert>[] = [
  alertFields.line(ofAlert.argument("mailers", "email-alert mailers", text)),
  alertFields.line(ofAlert.argument("from", "email-alert from", text)),
  alertFields.line(ofAlert.argument("to", "email-alert to", text)),
  alertFields.line(ofAlert.argument("level", "email-alert level", oneOf(EmailAlertLevel))),
  alertFields.line(ofAlert.argument("myhostname", "email-alert myhostname", text)),
];
