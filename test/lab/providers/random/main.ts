import { serve } from "../server";
import { resourceTypes } from "./resourceTypes";

serve(resourceTypes);
