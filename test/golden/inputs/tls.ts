import type { HaproxyPairArgs } from "../../../src/args";
import {
  authority,
  certificate,
  revocationList,
  revokingAuthority,
  stapledCertificate,
} from "../certificates";
import { minimal } from "./minimal";

/** RFC 7919's group of 2048 bits. */
const dhParameters = [
  "-----BEGIN DH PARAMETERS-----",
  "MIIBCAKCAQEA//////////+t+FRYortKmq/cViAnPTzx2LnFg84tNpWp4TZBFGQz",
  "+8yTnc4kmz75fS/jY2MMddj2gbICrsRhetPfHtXV/WVhJDP1H18GbtCFY2VVPe0a",
  "87VXE15/V8k1mE8McODmi3fipona8+/och3xWKE2rec1MKzKT0g6eXq8CrGCsyT7",
  "YdEIqUuyyOP7uWrat2DX9GgdT0Kj3jlN9K5W7edjcrsZCwenyO4KbXCeAvzhzffi",
  "7MA0BM0oNC9hkXL+nOmFg/+OTxIy7vKBg8P+OxtMb61zO7X8vC7CIAXFjvGDfRaD",
  "ssbzSibBsu/6iGtCOGEoXJf//////////wIBAg==",
  "-----END DH PARAMETERS-----",
].join("\n");

/** TLS and bind options: every input that the oldest release with them takes. */
export const tls: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "2.6",
  certificates: [certificate("site"), certificate("shop"), certificate("client"), stapledCertificate()],
  certificateAuthorities: [authority("internal"), revokingAuthority("partners")],
  certificateRevocationLists: [revocationList("revoked")],
  files: [{ name: "dh", content: dhParameters, extension: "pem" }],
  frontends: [
    {
      name: "web",
      binds: [
        {
          address: "10.0.0.100",
          port: 443,
          certificates: ["site", "shop"],
          defaultCertificates: ["shop"],
          tlsProfile: "old",
          sslMinVer: "TLSv1.1",
          sslMaxVer: "TLSv1.2",
          ciphers: "ECDHE+AESGCM",
          ciphersuites: "TLS_AES_256_GCM_SHA384",
          curves: "X25519:P-256",
          noTlsTickets: true,
          preferClientCiphers: true,
          allow0rtt: true,
          certificateAuthority: "internal",
          verifyAuthority: "partners",
          noCaNames: true,
          certificateRevocationList: "revoked",
          verify: "optional",
          crtIgnoreErr: ["all"],
          caIgnoreErr: ["10", "12"],
          alpn: ["h2", "http/1.1"],
          name: "edge-tls",
          id: 7,
          maxconn: 600,
          backlog: 2048,
          deferAccept: true,
          tfo: true,
          tcpUt: "30s",
          mss: 1400,
          nice: -5,
          thread: "1-2",
          shards: "by-thread",
          acceptProxy: true,
        },
        { address: "10.0.0.100", port: 8443, certificates: ["stapled"], tlsProfile: "modern" },
        { address: "::", port: 80, v4v6: true },
        { address: "10.0.0.100", port: 8000, portRangeEnd: 8010, transparent: true },
        { address: "10.0.0.100", port: 81, interface: "lo" },
        { address: "unix@/run/haproxy/web.sock", user: "root", group: "root", mode: "660" },
        { address: "unix@/run/haproxy/h2.sock", uid: 0, gid: 0, mode: "600", proto: "h2" },
        { address: "abns@web", acceptProxy: true },
      ],
      defaultBackend: "app",
    },
  ],
  backends: [
    {
      name: "app",
      defaultServer: {
        ssl: true,
        certificate: "client",
        certificateAuthority: "internal",
        certificateRevocationList: "revoked",
        sniExpression: "req.hdr(host),field(1,:)",
        verifyhost: "app.internal",
        sslMinVer: "TLSv1.2",
        sslMaxVer: "TLSv1.3",
        ciphers: "ECDHE+AESGCM",
        ciphersuites: "TLS_AES_256_GCM_SHA384",
        noTlsTickets: true,
        alpn: ["h2", "http/1.1"],
        noSslReuse: true,
        checkSsl: false,
        checkSni: "app.internal",
        checkAlpn: ["http/1.1"],
        sendProxyV2: true,
        proxyV2Options: ["ssl", "cert-cn", "unique-id"],
        checkSendProxy: true,
      },
      servers: [
        { name: "app-1", address: "10.0.0.21", port: 8443 },
        { name: "app-2", address: "10.0.0.22", port: 8443, noSslReuse: false, sendProxyV2: false, sendProxy: true },
      ],
    },
    {
      name: "plain",
      defaultServer: { proto: "h1", sendProxy: true },
      servers: [
        { name: "grpc", address: "10.0.0.23", port: 50051, proto: "h2" },
        { name: "etcd", address: "10.0.0.24", port: 2379, checkSsl: true, verify: "none" },
      ],
    },
  ],
  global: {
    tlsProfile: "intermediate",
    sslMinVersion: "TLSv1.1",
    sslDefaultBindCiphers: "ECDHE+AESGCM",
    sslDefaultBindCiphersuites: "TLS_AES_128_GCM_SHA256",
    sslDefaultBindCurves: "X25519:P-256",
    sslDefaultBindOptions: {
      sslMinVer: "TLSv1.2",
      sslMaxVer: "TLSv1.3",
      noTlsTickets: false,
      preferClientCiphers: false,
    },
    sslDefaultServerCiphers: "ECDHE+AESGCM",
    sslDefaultServerCiphersuites: "TLS_AES_128_GCM_SHA256",
    sslDefaultServerOptions: { sslMinVer: "TLSv1.2", sslMaxVer: "TLSv1.3", noTlsTickets: true },
    sslServerVerify: "required",
    sslDhParamFile: "dh",
    tuneSslDefaultDhParam: 4096,
    tuneSslCachesize: 50_000,
    tuneSslLifetime: "10m",
    tuneSslMaxrecord: 1419,
    tuneSslCaptureBufferSize: 96,
  },
};

/** What Debian 13's haproxy has on top of that. */
export const quic: HaproxyPairArgs = {
  ...minimal,
  haproxyVersion: "3.0",
  certificates: [
    { ...certificate("stapled"), ocspUpdate: true },
    certificate("site"),
    certificate("shop"),
  ],
  frontends: [
    {
      name: "web",
      binds: [
        { port: 443, certificates: ["stapled"], defaultCertificates: ["site", "shop"], quic: true },
        { address: "quic4@10.0.0.100", port: 8443, certificates: ["site"], alpn: ["h3"] },
      ],
      defaultBackend: "app",
    },
  ],
  global: { limitedQuic: true },
};
