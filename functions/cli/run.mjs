// In JavaScript, which any Node reads: it says what to do where newsfold.ts cannot even be loaded.
const nodeMajorMin = 24;
const { node } = process.versions;

if (Number(node.split('.')[0]) < nodeMajorMin) {
  giveUp(
    `newsfold runs on Node ${nodeMajorMin}, and this is ${node}.\nRun npm ci in its folder: it brings that Node, and npm uses it.`,
  );
} else {
  import('./newsfold.ts').catch((error) => {
    const library = /Cannot find package '([^']+)'/.exec(error.message)?.[1];
    if (library === undefined) throw error;
    giveUp(`The library ${library} is not installed.\nRun npm ci in newsfold's folder, after each upgrade too.`);
  });
}

/** @param {string} why */
function giveUp(why) {
  console.error(why);
  process.exitCode = 1;
}
