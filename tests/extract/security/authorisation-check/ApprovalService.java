package com.tradesense.trades;

class ApprovalService {
    private final Store store;

    ApprovalService(Store store) {
        this.store = store;
    }

    @PreAuthorize("hasRole('APPROVER')") // ~ authorisation-check
    void approve(Trade trade) {
        store.approve(trade);
    }

    void reject(User user, Trade trade) { // ~ authorisation-check
        if (!user.hasRole("APPROVER")) {
            throw new AccessDeniedException("this needs the role of an approver");
        }
        store.reject(trade);
    }

    @Override
    boolean mayApprove(User user) {
        return user.hasRole("APPROVER");
    }
}
