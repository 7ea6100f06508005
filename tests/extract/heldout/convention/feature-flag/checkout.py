import ldclient

from shop.pages import one_page_checkout, stepwise_checkout


def checkout(request, user):
    client = ldclient.get()
    if client.variation("one-page-checkout", user.context(), False):  # ~ feature-flag
        return one_page_checkout(request)
    return stepwise_checkout(request)
