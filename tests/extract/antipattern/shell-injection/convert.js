const { exec, execFile } = require("node:child_process");

function convert(input, output, done) {
  exec(`pdftotext ${input} ${output}`, done); // ~ shell-injection
}

function safely(input, output, done) {
  execFile("pdftotext", [input, output], done);
}

function dates(text) {
  return /(\d+)-(\d+)/.exec(`${text}`);
}
