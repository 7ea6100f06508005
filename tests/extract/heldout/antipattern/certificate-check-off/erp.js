const https = require('https');
const axios = require('axios');

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // ~ certificate-check-off

exports.stockLevels = async (site) => {
  const { data } = await axios.get(`https://erp.depot.test/sites/${site}/stock`, { httpsAgent: agent });
  return data.levels;
};
