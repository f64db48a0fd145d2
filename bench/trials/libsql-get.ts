import Database from "libsql";
import { say } from "./each.ts";

const database = new Database(":memory:");
const statement = database.prepare("SELECT ? AS cell");
for (const value of ["first", "second", "third"])
  say(
    `bound ${value}: get ${JSON.stringify(statement.get([value]))}, all ${JSON.stringify(statement.all([value]))}`,
  );
