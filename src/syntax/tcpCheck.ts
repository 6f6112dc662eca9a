import type { TcpCheckAction } from "../args";
import type { TcpCheckModel, TcpCheckStepModel } from "../model/model";
import { comment, commonMatches, commonSteps, expectStep } from "./checkStep";
import { message, text } from "../language/codec";
import { choice, inOrder, keyword, optional } from "../language/combined";
import { type Part, Parts } from "../language/parts";
import { type Field, Fields } from "../language/section";

const of = new Parts<TcpCheckStepModel>();
const fields = new Fields<TcpCheckModel>();

const send = (name: string, what: Part<TcpCheckStepModel>) =>
  inOrder(keyword<TcpCheckStepModel>(name), what, optional(comment));

/** The words after `tcp-check`, by action. */
export const tcpCheckActions: Record<TcpCheckAction, Part<TcpCheckStepModel>> = {
  ...commonSteps,
  send: send("send", of.positional("data", message)),
  "send-lf": send("send-lf", of.positional("format", message)),
  "send-binary": send("send-binary", of.positional("hexstring", text)),
  "send-binary-lf": send("send-binary-lf", of.positional("format", message)),
  expect: expectStep<TcpCheckStepModel>(
    ...commonMatches,
    of.argument("binary", "binary", text),
    of.argument("rbinary", "rbinary", text),
    of.argument("binaryLf", "binary-lf", text),
  ),
};

/** The lines of a health check by TCP. */
export const tcpCheckLines: Field<TcpCheckModel>[] = [
  fields.line(keyword("option tcp-check")),
  fields.each("steps", "tcp-check", choice("action", tcpCheckActions)),
];
