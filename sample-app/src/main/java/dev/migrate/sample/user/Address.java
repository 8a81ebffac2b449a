package dev.migrate.sample.user;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

/**
 * Where to send a parcel; columns of the table that it is embedded in.
 *
 * @param street street and house number
 * @param postalCode postal code
 * @param city city
 * @param country country, ISO 3166-1 alpha-2
 */
@Embeddable
public record Address(String street, @Column(length = 16) @Size(max = 16) String postalCode, String city,
		@Column(length = 2) @Size(min = 2, max = 2) String country) {
}
