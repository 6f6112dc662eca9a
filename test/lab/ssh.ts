import * as path from "node:path";

export interface Login {
  address: string;
  user: string;
  labDirectory: string;
}

export function privateKeyFile(labDirectory: string): string {
  return path.join(labDirectory, "id_ed25519");
}

export function knownHostsFile(labDirectory: string): string {
  return path.join(labDirectory, "known_hosts");
}

/** Arguments for ssh, which verifies the host's key and uses nothing of the user's own configuration. */
export function sshArguments({ address, user, labDirectory }: Login): string[] {
  return [
    "-F",
    "none",
    "-i",
    privateKeyFile(labDirectory),
    "-o",
    `UserKnownHostsFile=${knownHostsFile(labDirectory)}`,
    "-o",
    "GlobalKnownHostsFile=none",
    "-o",
    "StrictHostKeyChecking=yes",
    "-o",
    "IdentitiesOnly=yes",
    "-o",
    "BatchMode=yes",
    "-o",
    "LogLevel=ERROR",
    `${user}@${address}`,
  ];
}
