/**
 * Puts a text on the clipboard. Without a safe context the clipboard is closed; then the old way, from the field that
 * shows the text. False: it did not work, and the field has the text selected.
 */
export async function copyText(
  text: string,
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return field !== null && document.execCommand('copy');
  }
}
