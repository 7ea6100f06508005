package office;

import java.util.ArrayList;
import java.util.List;

class Notes {

    private final List<String> subscribers = new ArrayList<>();

    void subscribe(String address) {
        subscribers.add(address);
    }

    String letterHead(String title) {
        StringBuilder head = new StringBuilder(title).append('\n');
        for (String address : subscribers) {
            head.append("to ").append(address).append('\n');
        }
        return head.toString();
    }
}
