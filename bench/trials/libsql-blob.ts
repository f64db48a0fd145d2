import Database from "libsql";
import { say } from "./each.ts";

const database = new Database(":memory:");
const cell: unknown = Object.values(
  Object(database.prepare("SELECT x'00ff' AS bytes").all([])[0]),
)[0];
say(`a BLOB comes back as ${Object.prototype.toString.call(cell)}`);
