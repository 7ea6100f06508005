package com.tradesense.locks;

public class Lock {
    public boolean post(Trade trade) {
        boolean done = false;
        try {
            ledger.post(trade);
            done = true;
        } finally { // ~ return-in-finally
            unlock();
            return done;
        }
    }

    public boolean reverse(Trade trade) {
        try {
            return ledger.reverse(trade);
        } finally {
            unlock();
        }
    }
}
