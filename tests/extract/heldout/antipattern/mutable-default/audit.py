import datetime


class AuditTrail:
    def record(self, actor, action, changes=dict(), at=None):  # ~ mutable-default
        changes["actor"] = actor
        changes["action"] = action
        changes["at"] = at or datetime.datetime.now()
        return changes

    async def export(self, client, fields=["actor", "action"]):  # ~ mutable-default
        fields.append("at")
        return await client.download(fields)
