import { connect, type ConnectionOptions, type DetailedPeerCertificate, type TLSSocket } from "node:tls";

/** What a TLS handshake with a port of this machine came to. */
export interface Handshake {
  protocol: string | null;
  cipher: string;
  alpn: string | false | null;
  /** The common name of the certificate that was shown. */
  subject: string;
  keyType: string | undefined;
  ocspResponse?: Buffer | undefined;
  ticket: boolean;
}

/** Makes a TLS connection and ends it. */
export function handshake(
  port: number,
  options: ConnectionOptions & { requestOCSP?: boolean } = {},
): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...options });
    let ocspResponse: Buffer | undefined;
    socket.on("OCSPResponse", (response: Buffer | null) => (ocspResponse = response ?? undefined));
    socket.on("error", reject);
    socket.on("secureConnect", () => {
      const certificate: DetailedPeerCertificate = socket.getPeerCertificate(true);
      resolve({
        protocol: socket.getProtocol(),
        cipher: socket.getCipher().name,
        alpn: socket.alpnProtocol,
        subject: String(certificate.subject.CN),
        keyType: socket.getPeerX509Certificate()?.publicKey.asymmetricKeyType,
        ocspResponse,
        ticket: socket.getTLSTicket() !== undefined,
      });
      socket.end();
    });
  });
}

/** A client's side of a handshake in one version of TLS, with these ciphers. */
export const speaking = (
  version: "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3",
  ciphers?: string,
): ConnectionOptions => ({
  minVersion: version,
  maxVersion: version,
  // What is old is refused by OpenSSL itself unless it is told to know no better.
  ...(ciphers !== undefined && { ciphers: `${ciphers}:@SECLEVEL=0` }),
});
