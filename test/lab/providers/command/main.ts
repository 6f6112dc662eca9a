import { serve } from "../server";
import { remoteCommand } from "./remoteCommand";
import { connectToEngine } from "./engineLog";

connectToEngine(process.argv.slice(2));
serve({ "command:remote:Command": remoteCommand });
