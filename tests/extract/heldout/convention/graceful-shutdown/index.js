const { createServer } = require('http');
const app = require('./app');
const pool = require('./pool');

const server = createServer(app);
server.listen(3000);

process.on('SIGTERM', () => { // ~ graceful-shutdown
  console.log('finishing open requests');
  server.close(async () => {
    await pool.end();
    process.exit(0);
  });
});
