/** The key in a form that ssh2 reads. */
export function readableKey(text: string): string {
  return `${text.trim()}\n`;
}
