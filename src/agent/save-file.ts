/**
 * Writing a whole file at once: to a new one beside it, synced, then renamed over it. Whoever reads it finds the old content
 * or the new; when the disk is full the old one is as it was. Only regular files are replaced: a rename would put a file in
 * the place of a device, a pipe or a link.
 */

/** Links that lead to links. */
const MOST_LINKS = 40;

export async function saveFile(path: string, text: string): Promise<void> {
  const files = await import("node:fs/promises");
  const paths = await import("node:path");
  const { target, mode } = await placeOf(path);
  const temporary = `${target}.${crypto.randomUUID()}.tmp`;
  try {
    // "x": never over something that is there.
    const file = await files.open(temporary, "wx", mode ?? 0o666);
    try {
      if (mode !== null) await file.chmod(mode);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, target);
  } catch (error) {
    await files.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  try {
    const folder = await files.open(paths.dirname(target), "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch {
    // Folders cannot be synced everywhere.
  }
}

/** Where the file itself is, behind links, and its permissions; `mode` null: there is none yet. */
async function placeOf(path: string): Promise<{ readonly target: string; readonly mode: number | null }> {
  const files = await import("node:fs/promises");
  const paths = await import("node:path");
  let target = paths.resolve(path);
  for (let link = 0; link < MOST_LINKS; link++) {
    const stat = await files.lstat(target).catch((error: unknown) => {
      if ((error as { readonly code?: unknown }).code === "ENOENT") return null;
      throw error;
    });
    if (stat === null) return { target, mode: null };
    if (stat.isSymbolicLink()) {
      target = paths.resolve(paths.dirname(target), await files.readlink(target));
      continue;
    }
    if (!stat.isFile())
      throw new Error(
        stat.isDirectory() ? `${target} is a folder` : `${target} is no regular file (a device, a pipe or a socket)`,
      );
    return { target, mode: stat.mode & 0o777 };
  }
  throw new Error(`${path} is a link that leads to links without end`);
}
