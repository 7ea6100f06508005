const express = require('express');
const session = require('express-session');

const app = express();

app.use(
  session({
    name: 'arena.sid',
    secret: 'q81Zr0Tt-7hWmB5nLx', // ~ hard-coded-secret
    resave: false,
    saveUninitialized: false,
  }),
);

app.get('/health', (req, res) => res.send('ok'));

module.exports = app;
