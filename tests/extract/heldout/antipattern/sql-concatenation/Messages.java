package shop.ui;

class Messages {

    static String choose(String product, int left) {
        return "Please select one of " + left + " offers from the list for " + product;
    }

    static String updated(String name) {
        return "Your basket was updated by " + name + ", where needed";
    }

    static String path(String table) {
        return "/tables/" + table + "/delete";
    }
}
