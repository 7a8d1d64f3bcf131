// Trunk hook after a build: what makes the files of the build into the files that are served.

import { splitPrograms } from "./deferred.mjs";
import { minify, nameByContent } from "./release.mjs";

const { TRUNK_PROFILE, TRUNK_STAGING_DIR } = process.env;
// A debug build stays whole, and boot.js finds nothing to fetch.
if (TRUNK_PROFILE === "release") {
  splitPrograms(TRUNK_STAGING_DIR);
  minify(TRUNK_STAGING_DIR);
}
nameByContent(TRUNK_STAGING_DIR);
