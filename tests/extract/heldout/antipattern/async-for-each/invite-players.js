const { sendPush } = require('./push');
const roster = require('./roster');

async function inviteGuild(guildId) {
  const members = await roster.membersOf(guildId);

  members
    .filter((m) => m.online)
    .forEach(async function (member) { // ~ async-for-each
      await sendPush(member.deviceToken, { kind: 'invite', guildId });
    });

  return members.length;
}

module.exports = { inviteGuild };
