import { MysqlClientVersion, SmtpHello } from "../args";
import type { HealthChecksModel } from "../model/model";
import { oneOf, text } from "../language/codec";
import { httpCheckLines } from "./httpCheck";
import { inOrder, optional } from "../language/combined";
import { Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";
import { tcpCheckLines } from "./tcpCheck";

const of = new Parts<HealthChecksModel>();
const fields = new Fields<HealthChecksModel>();
const ofMysql = new Parts<NonNullable<HealthChecksModel["mysqlCheck"]>>();
const ofPgsql = new Parts<NonNullable<HealthChecksModel["pgsqlCheck"]>>();
const ofSmtp = new Parts<NonNullable<HealthChecksModel["smtpchk"]>>();

const mysqlCheck = inOrder(
  ofMysql.argument("user", "user", text),
  optional(ofMysql.positional("clientVersion", oneOf(MysqlClientVersion))),
);
const smtpchk = inOrder(
  optional(ofSmtp.positional("hello", oneOf(SmtpHello))),
  optional(ofSmtp.positional("domain", text)),
);

/** The lines of the health checks of servers. */
export const healthCheckLines: Field<HealthChecksModel>[] = [
  fields.inside("httpCheck", ...httpCheckLines),
  fields.inside("tcpCheck", ...tcpCheckLines),
  fields.line(of.flag("sslHelloChk", "option ssl-hello-chk")),
  fields.line(of.object("mysqlCheck", "option mysql-check", mysqlCheck)),
  fields.line(of.object("pgsqlCheck", "option pgsql-check", ofPgsql.argument("user", "user", text))),
  fields.line(of.flag("redisCheck", "option redis-check")),
  fields.line(of.object("smtpchk", "option smtpchk", smtpchk)),
  fields.line(of.flag("ldapCheck", "option ldap-check")),
];
