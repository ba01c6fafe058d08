const endOfDirectory = 0x06054b50;
const shanghai = 8 * 3_600_000;

/** The same zip file with every entry dated to an instant: the library writes the time of day into each. */
export function dateZip(zip: Buffer, instant: Date): Buffer {
  const dated = Buffer.from(zip);
  const { time, date } = dosTime(instant);
  const end = dated.length - 22; // no comment behind it
  if (dated.readUInt32LE(end) !== endOfDirectory)
    throw new Error('the zip file does not end with its directory');
  let entry = dated.readUInt32LE(end + 16);
  for (let left = dated.readUInt16LE(end + 10); left > 0; left--) {
    const header = dated.readUInt32LE(entry + 42);
    for (const place of [header + 10, entry + 12]) {
      dated.writeUInt16LE(time, place);
      dated.writeUInt16LE(date, place + 2);
    }
    entry +=
      46 + dated.readUInt16LE(entry + 28) + dated.readUInt16LE(entry + 30) + dated.readUInt16LE(entry + 32);
  }
  return dated;
}

/** Zip files know wall-clock time only, from 1980, in steps of two seconds. */
function dosTime(instant: Date): { time: number; date: number } {
  const local = new Date(instant.getTime() + shanghai);
  const year = Math.max(local.getUTCFullYear() - 1980, 0);
  return {
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    date: (year << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  };
}
