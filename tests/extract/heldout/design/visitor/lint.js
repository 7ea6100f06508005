// codemod: finds calls of the old price API
const { parse } = require('@babel/parser');
const traverse = require('@babel/traverse').default;

module.exports = function oldCalls(code) {
  const found = [];
  traverse(parse(code), { // ~ visitor
    CallExpression(path) {
      if (path.node.callee.name === 'getPrice') found.push(path.node.loc.start.line);
    },
    ImportDeclaration(path) {
      if (path.node.source.value === 'old-prices') path.skip();
    },
  });
  return found;
};
