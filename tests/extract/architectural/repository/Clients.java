package com.tradesense.clients;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Clients extends JpaRepository<Client, Long> { // ~ repository
    List<Client> findBySegment(String segment);
}
